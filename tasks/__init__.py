"""What runs by itself: thin shells around services, and one timetable."""
