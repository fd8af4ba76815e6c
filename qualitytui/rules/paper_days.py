"""How Chinese papers write a day."""

from datetime import date


def paper_day(day: str, beside: str = "") -> str:
    """A day in the words of papers: 2013年8月1日; 8月1日 where the day beside it is of the same year."""
    parsed = date.fromisoformat(day)
    year = "" if day[:4] == beside[:4] else f"{parsed.year}年"
    return f"{year}{parsed.month}月{parsed.day}日"
