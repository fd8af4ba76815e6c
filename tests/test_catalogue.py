"""Every sentence that a person reads has its Chinese, and the compiled catalogue is the one of the text."""

from tests.catalogue import MO, PO, compiled, read, sentences_in_code


def test_the_catalogue_has_every_sentence_of_the_code_and_no_other() -> None:
    translated = {str(message.id) for message in read(PO) if message.id and message.string}
    said = sentences_in_code()
    assert {text: where for text, where in said.items() if text and text not in translated} == {}
    assert translated - set(said) == set()


def test_the_compiled_catalogue_is_that_of_the_text() -> None:
    assert MO.read_bytes() == compiled(read(PO))
