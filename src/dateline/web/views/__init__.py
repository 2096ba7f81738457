"""What a page shows, as typed values: pure functions from events and stories, without HTML."""
