"""Who is who: states and organisations, posts, people, and the cast of a story."""

from dateline.actors.cast import Cast, Person, Scene, find
from dateline.actors.polities import Polity, cities, name_of
from dateline.actors.titles import Title

__all__ = ["Cast", "Person", "Polity", "Scene", "Title", "cities", "find", "name_of"]
