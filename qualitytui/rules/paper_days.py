"""How Chinese papers write a day."""

from datetime import date


def paper_day(day: str, beside: str = "") -> str:
    """A day in the words of papers: 2013年8月1日; 8月1日 where the day beside it is of the same year."""
    held = date.fromisoformat(day)
    year = "" if day[:4] == beside[:4] else f"{held.year}年"
    return f"{year}{held.month}月{held.day}日"
