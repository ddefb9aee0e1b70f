"""What several views show: rows, numbers, charts, pictures, texts."""
