"""Who is who: states and organisations, posts, people, and the cast of a story."""

from dateline.actors.cast import Cast, Scene, at_home, find
from dateline.actors.person import Person
from dateline.actors.polities import Polity, name_of
from dateline.actors.siding import AT_HOME
from dateline.actors.titles import Title
from dateline.actors.towns import cities

__all__ = ["AT_HOME", "Cast", "Person", "Polity", "Scene", "Title", "at_home", "cities", "find", "name_of"]
