"""HTTP API and pages over the record (extra ``serve``)."""
