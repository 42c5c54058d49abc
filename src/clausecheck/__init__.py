"""clausecheck: checks Chinese transfer agreements for customer-relationship clauses."""

__version__ = "0.1.0"
