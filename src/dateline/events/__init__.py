"""Triggers -> frames -> one report per gathering or act.

``extract`` walks the files of this room in this order:

1. ``gate``: a story of sport or markets, or one without a trigger (``triggers``), ends here.
2. ``frames``: one frame a trigger; ``scope`` gives it its stretch of the sentence; there ``when``, ``where``,
   ``company`` (by ``parties``, without the ``topics`` talked about), ``levels``, ``series``, ``editions`` and
   ``manner`` find; ``status`` asks ``verbs`` or ``nouns``, both by ``cues``. ``several`` parts tours and margins.
   A sentence without a trigger that reads as a gathering gets one from the room ``learned``.
3. ``settle``: frames of one gathering become a ``draft``: by ``fit`` they join one, or by ``opening`` begin one.
4. ``complete``: ``opposite``, ``delegates``, ``asides``, ``lengths``, ``stays`` (where it was), ``outcomes`` add what
   other sentences of the story tell.
5. ``gate`` again: a draft without status or parties falls, as does a story of nothing but history.
6. ``prominence`` finds the main event, ``voices`` (with ``outlets``) who says so, ``confirming``
   which party stands for it.
7. ``write`` makes reports, ``write_parties`` their sides, ``writer`` keeps the evidence.

Acts between states (``kind: other``) are found and written by the room ``acts`` in steps of their own, behind step 5.
``codebook`` says how kinds and statuses are written in PLOVER and CAMEO.

``silences`` walks the same way and tells from the ``ledger``, which every step writes in, why a trigger gave nothing.
"""

from dateline.events.extract import extract, silences
from dateline.events.learned import model
from dateline.events.ledger import Silent

__all__ = ["Silent", "extract", "model", "silences"]
