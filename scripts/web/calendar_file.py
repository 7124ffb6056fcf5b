"""The meeting and its deadline as a calendar file, one a language (RFC 5545)."""

import datetime
import uuid

from icalendar import Alarm, Calendar, Event

from scripts.web.project import Project

# Days before the deadline on which the calendar reminds.
REMINDER = 7


def write(project: Project, tag: str) -> bytes:
    """Return ``meeting.ics`` in a language: whole days, because the note gives no hours."""
    meeting, labels = project.meeting, project.labels[tag]
    calendar = Calendar()
    calendar.add("prodid", f"-//{project.settings.site_url}//meeting//{tag.upper()}")
    calendar.add("version", "2.0")
    event = _event(project, tag, "meeting", meeting.start, meeting.end, meeting.title[tag])
    event.add("location", meeting.place[tag], {"language": tag})
    calendar.add_component(event)
    deadline = _event(project, tag, "deadline", meeting.deadline, meeting.deadline, labels["calendar_deadline"])
    deadline.add("description", f"{meeting.email}\n{meeting.fax}", {"language": tag})
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", labels["calendar_deadline"])
    alarm.add("trigger", datetime.timedelta(days=-REMINDER))
    deadline.add_component(alarm)
    calendar.add_component(deadline)
    return bytes(calendar.to_ical())


def _event(project: Project, tag: str, name: str, first: datetime.date, last: datetime.date, summary: str) -> Event:
    event = Event()
    # The same event in every language and release: a second import replaces the first.
    event.add("uid", str(uuid.uuid5(uuid.NAMESPACE_URL, f"{project.settings.site_url}#{name}")))
    event.add("dtstamp", datetime.datetime.combine(project.meeting.published, datetime.time(), datetime.UTC))
    event.add("dtstart", first)
    event.add("dtend", last + datetime.timedelta(days=1))  # exclusive
    event.add("summary", summary, {"language": tag})
    event.add("url", f"{project.settings.site_url}{tag}/index.html")
    event.add("transp", "TRANSPARENT")
    return event
