"""Pages and HTTP API over the record: ``create_app`` makes one ASGI application. Needs the extra ``serve``."""
