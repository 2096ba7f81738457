"""The words that decide whether a state or a person named in a sentence takes part."""

from __future__ import annotations

import functools

import msgspec

from dateline.vocabulary import load


class Mediators(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words before who brings others to the table, between him and their talks, and behind him."""

    before: list[str]
    between: list[str]
    behind: list[str]
    under: list[str]
    office: list[str]
    own: list[str]


class PartyCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary/party_cues.yaml."""

    topic: list[str]
    topic_ends: list[str]
    sides: list[str]
    lead: list[str]
    ahead: list[str]
    accredited: list[str]
    came: list[str]
    acted_on: list[str]
    behind_pronoun: list[str]
    says: list[str]
    company: list[str]
    worldwide: frozenset[str]
    attributive: list[str]
    firms: list[str]
    mediator: Mediators
    invited: list[str]
    invites: list[str]
    inviting_kinds: frozenset[str]
    kinds_of_talks: list[str]
    geography: list[str]
    not_behind: list[str]
    behind: list[str]
    bare: list[str]
    clause_openers: list[str]
    themselves: list[str]
    holding: list[str]
    addressing: list[str]
    hosting: list[str]
    guests: list[str]
    on_visit: list[str]
    hosted_by: list[str]
    counted_people: list[str]
    answering: list[str]
    coming_out_of: list[str]
    talks: list[str]
    bystanders: list[str]
    about: list[str]
    counted: list[str]
    counterpart: list[str]
    legs: list[str]
    taking_part: list[str]
    judging: list[str]
    again: list[str]
    thanked: list[str]
    naming: list[str]
    taking_the_floor: list[str]
    gatherings: list[str]

    @property
    def mediated_by(self) -> list[str]:
        """Words before a mediator."""
        return self.mediator.before

    @property
    def under_office(self) -> list[str]:
        """Words before a mediator whose good offices are named behind him."""
        return self.mediator.under

    @property
    def office(self) -> list[str]:
        """What a mediator does, behind his state: "Swiss mediation"."""
        return self.mediator.office

    @property
    def own_mediators(self) -> list[str]:
        """People who mediate, behind their state: "Omani mediators"."""
        return self.mediator.own

    @property
    def as_mediator(self) -> list[str]:
        """What says behind a name that its bearer mediates."""
        return self.mediator.behind

    @property
    def mediates(self) -> list[str]:
        """Words between a mediator and the talks of others."""
        return self.mediator.between


@functools.cache
def words() -> PartyCues:
    """The vocabulary of taking part."""
    return load("party_cues", PartyCues)
