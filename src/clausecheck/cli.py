"""Placeholder until the commands land."""


def main() -> None:
    raise SystemExit(2)
