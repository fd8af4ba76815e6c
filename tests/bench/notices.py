"""Plan texts of many items, no two worded alike, and the same plan amended in every item."""

PART, DIGITS = 500, "一二三四五六七八九"
WHAT = ("企业标准", "服务品牌", "工程质量", "食品安全", "计量检测", "认证认可", "特种设备", "环境保护", "孵化基地")
HOW = ("提升", "建设", "整治", "宣传", "培训", "评比", "监督")
WHO = ("质监局", "经信局", "发改局", "教育局", "科技局", "建设局", "环保局")


def notice(count: int, more: int) -> str:
    """A plan of so many items; each asks for so many more than its place in the list."""
    lines = ["2013年度甲县质量强县建设行动计划"]
    for nth in range(count):
        if nth % PART == 0:
            lines.append(f"{numeral(nth // PART + 1)}、提升质量")
        what, how, who = WHAT[nth % len(WHAT)], HOW[nth % len(HOW)], WHO[nth % len(WHO)]
        lines.append(
            f"{nth % PART + 1}.推进{what}{how}。第{nth}项,新增达标单位{nth + more}家,到年底完成。(县{who}牵头)"
        )
    return "\n".join(lines)


def numeral(number: int) -> str:
    """A number below 100 in Chinese."""
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else DIGITS[tens - 1]) + "十" * (tens > 0) + (DIGITS[ones - 1] if ones else "")
