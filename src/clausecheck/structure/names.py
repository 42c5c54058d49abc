"""Personal names as Chinese agreements write them, and what people are called for short."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐"
    "费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝"
    "董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚"
    "程嵇邢裴陆荣翁荀羊惠甄曲封芮储靳段焦巴牧车侯全班仰秋仲伊宫宁仇栾甘祖武符刘景詹束龙叶幸司黎薄白蒲鄂索籍赖卓蔺屠蒙池乔阴胥闻"
    "莘党翟谭贡劳姬申扶堵冉宰桑桂牛边扈燕冀尚农温庄晏柴瞿阎慕连茹习艾鱼容向古易慎戈廖庾居衡步耿满匡国文寇广阙东欧殳沃利蔚越夔隆师"
    "巩聂晁勾敖融冷訾辛阚那简饶曾沙丰关蒯查荆红游权岳帅亢况郗苟佘商牟肖覃邝鞠仝付代区涂占佟逯闫"
)
_DOUBLE = "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|令狐|慕容|司徒|夏侯|端木|百里|闻人|宇文|长孙|南宫"
PERSON = rf"(?:(?:{_DOUBLE})[\u4e00-\u9fff]{{1,2}}|[{_SURNAMES}][\u4e00-\u9fff]{{1,2}})"
"""A personal name of two to four characters, for regular expressions; words that begin like a surname match, too."""

_NO_PERSON = re.compile(
    "(?:.*[人籍族省市县区镇村路街号店行馆方]|[^公]*公司|时间|时[限候]|平[台方]|成[年立都]|全[部体称]|应[当付]|"
    "安徽|江[苏西]|云南|宁[夏波]|广[东西州]|海南|武汉|江[门阴]|高[中级]|国籍|文化|商定|代[理表]|任何|和[平解])"
)
_NO_GIVEN = frozenset(
    """
    国庆 建设 和平 文明 平安 健康 学习 建议 发展 胜利 卫生 光明 永久 长期 经理 客户 老板 会员 电话 转让 东方 解放
    先生 女士
    """.split()  # noqa: SIM905
)
# whatever the surname
_NO_NICK = frozenset(
    """
    小时 小区 老师 小于 小组 小计 小费 小路 老路 老家 小家 小麦 小米 小包 小钱 小巴 老年 小数
    """.split()  # noqa: SIM905
)
_HONOURS = "师傅|老板|掌柜|先生|女士|大姐|大哥|姐|哥|叔|婶|姨|嫂"
_OFTEN = 2
"""A short name is one that stands so often apart from the full name."""
_AS_ACTOR = re.compile("(?:^|[，。；：、！？\\s“”（）由给归向找跟和与让叫替帮把对交还经请是等])$")


def is_person(word: str) -> bool:
    """Whether a word may be a personal name: 周长贵, 欧阳明; not 江苏, 武汉人."""
    return bool(re.fullmatch(PERSON, word)) and not _NO_PERSON.fullmatch(word)


def split(name: str) -> tuple[str, str]:
    """Surname and given name of a personal name."""
    cut = 2 if re.match(_DOUBLE, name) and len(name) > 2 else 1
    return name[:cut], name[cut:]


def called(name: str, others: Iterable[str], text: str) -> Iterator[str]:
    """What ``text`` calls the person ``name`` for short, often enough and like no other of ``others``: 巧云, 老林.

    ``text`` is canonical text without any of the full names.
    """
    surname, given = split(name)
    if len(given) > 1 and given not in _NO_GIVEN and _acts(given, text) >= _OFTEN:
        yield given
    if surname in {split(other)[0] for other in others if other != name}:
        return
    found = re.findall(rf"[老小阿]{surname}(?![序书打虾车鱼豆总])|{surname}(?:{_HONOURS}|某)(?!某)", text)
    for nick in dict.fromkeys(found):
        if nick not in _NO_NICK and found.count(nick) >= _OFTEN and text.count(nick) == found.count(nick):
            yield nick


def _acts(word: str, text: str) -> int:
    """How often ``word`` stands where somebody is named; 0 where it never does, though it occurs."""
    places = [match.start() for match in re.finditer(re.escape(word), text)]
    return len(places) if any(_AS_ACTOR.search(text[max(0, at - 1) : at]) for at in places) else 0


def person_at(text: str, at: int, whole: str) -> str:
    """The personal name that begins at ``at``: the most frequent in ``whole``, else the longest; or ""."""
    if nameless := re.compile(f"[{_SURNAMES}]某{{1,2}}").match(text, at):
        return nameless[0]
    found = [text[at : at + size] for size in (4, 3, 2)]
    return max(filter(is_person, found), key=whole.count, default="")
