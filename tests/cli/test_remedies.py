"""What the command line adds to a refusal: the flag or the command that helps, which the core does not know."""

import pytest

from tests.cli.program import Program

DRAFTED = ("letters", "supervise", "2.1.2", "--level", "blue", "--dept", "建设规划局", "--yes")
ORDER = ("rectify", "open", "2.1.2", "名单不全")


@pytest.mark.parametrize(
    ("words", "sentence", "helps"),
    [
        (("letters", "delivered", "1"), "没有写明由谁签收", "--to '王科长'"),
        (("letters", "void", "1"), "没有写明理由", "--reason '材料不全'"),
        (("letters", "delivered", "99", "--to", "李"), "99", "qualitytui letters"),
        (("letters", "supervise", "1.1"), "", "--level 'blue'"),
        ((*DRAFTED, "--within", "5d", "--by", "8/30"), "只能给一个", "--within 10d"),
        ((*ORDER, "--within", "5d"), "", "--dept"),
        ((*ORDER, "--dept", "建设规划局"), "", "--within 10d"),
        (("rectify", "close", "99", "--checked-by", "王", "--evidence", "照片"), "99", "qualitytui rectify"),
        (("task", "call", "2.1.2", "已办", "--value", "3"), "没有指标", "--value A1.1=96.2"),
        (("forms", "paper", "县环保局"), "", "qualitytui forms"),
    ],
    ids=lambda part: " ".join(part[:3]) if isinstance(part, tuple) else "",
)
def test_a_refusal_says_what_is_wrong_and_names_what_helps(
    demo_copy: Program, words: tuple[str, ...], sentence: str, helps: str
) -> None:
    assert demo_copy(*DRAFTED, "--sign").code == 0
    before = demo_copy.hashes()
    said = demo_copy(*words)
    assert said.code in {1, 2}
    assert sentence in said.err
    assert helps in said.err
    assert demo_copy.hashes() == before


@pytest.mark.parametrize("content", [None, b"", b"week = 3", b"\xff\xfe\x00"])
def test_whoever_is_sent_to_verify_finds_what_is_wrong_there(demo_copy: Program, content: bytes | None) -> None:
    demo_copy("snapshot", "take", "--only", "csv")
    other = (demo_copy.workbook.parent / "snapshots").rename(demo_copy.home / "elsewhere") / "2013-W29"
    (other / "manifest.toml").unlink()
    if content is not None:
        (other / "manifest.toml").write_bytes(content)
    said = demo_copy("snapshot", "diff", str(other))
    code = 7 if content is None else 1
    assert (said.code, str(other / "manifest.toml") in said.err, "codec" in said.err) == (code, True, False)
    if "snapshot verify" in said.err:
        assert f"snapshot verify {other}\n" in said.err
    looked = demo_copy("snapshot", "verify", str(other))
    assert (looked.code, "manifest.toml" in looked.out) == (7, True)
