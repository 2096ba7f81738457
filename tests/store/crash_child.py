"""Keeps and folds the stories of a file, telling each step. usage: crash_child.py RECORD HEAP [BYTES]"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "record")]


def main(place: str, heap: str, *limit: str) -> None:
    from store_build import put

    from dateline.errors import RecordError
    from dateline.model import Telling, from_json
    from dateline.store import folding, open_store

    if limit:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit[0]), int(limit[0])))
    folding.CHUNK = 4
    try:
        with open_store(place, create=True) as store:
            print("open", flush=True)
            for at, told in enumerate(from_json(Path(heap).read_bytes(), list[Telling])):
                put(store, told)
                print("kept", flush=True)
                if at % 7 == 6:
                    store.catch_up()
                    print("folded", flush=True)
    except RecordError as error:
        print(f"refused: {error}", flush=True)
        sys.exit(1)
    print("done", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
