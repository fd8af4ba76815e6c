"""Who is called like the coordinator's own office, and whom to call."""

import pytest

from qualitytui.model.department import Contact, called_like_office


@pytest.mark.parametrize("name", ["县强县办", "市强市办", "区强区办", "县质量办", "县质强办"])
def test_the_usual_names_of_the_own_office(name: str) -> None:
    assert called_like_office([name, "县质监局", f"{name}甲"]) == (name,)


@pytest.mark.parametrize(
    ("contact", "text", "leader"),
    [
        (Contact("王五", "8390"), "王五 8390", ""),
        (Contact("王五", "8390", "科长"), "王五(科长) 8390", ""),
        (Contact(None, "8390", "科长"), "(科长) 8390", ""),
        (Contact("王五", None), "王五", ""),
        (Contact(None, None, None, "李四", "8391"), "", "李四 8391"),
        (Contact(None, None, None, "李四"), "", "李四"),
    ],
)
def test_a_contact_reads_as_far_as_it_is_known(contact: Contact, text: str, leader: str) -> None:
    assert (contact.text, contact.leader_text) == (text, leader)
