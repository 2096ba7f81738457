"""What follows from the folded events: series, relations, storylines, checks of claims, phase, people, channels.

Each is a small pure step over the events of one record. As the record as of T is a prefix of the fold, so is what is
derived from it: nothing here looks at a later story, and nothing asks for the time of day.
"""
