"""English dates as the admin shows them: with seconds and zone, because staff compare them with logs."""

DATE_FORMAT = "j M Y"
DATETIME_FORMAT = "j M Y, H:i:s e"
