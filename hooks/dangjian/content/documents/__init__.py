"""What is written as Markdown: posts, rules, brand and help pages."""
