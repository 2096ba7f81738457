"""Who is who: states and organisations, posts, people, and the cast of a story."""

from dateline.actors.cast import Cast, Person, Scene, at_home, find
from dateline.actors.polities import Polity, cities, name_of
from dateline.actors.titles import Title

__all__ = ["Cast", "Person", "Polity", "Scene", "Title", "at_home", "cities", "find", "name_of"]
