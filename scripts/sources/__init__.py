"""What was written: the meeting's facts, the pages, their segments, the terms, dates as the United Nations writes them."""
