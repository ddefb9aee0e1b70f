"""What can be told from Markdown text: its links with their places, its headings' anchors."""
