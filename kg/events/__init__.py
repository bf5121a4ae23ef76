"""Which agreements, meetings and conflicts of an article are one, and what is known of each."""
