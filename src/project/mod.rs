//! What is kept: articles, facts, a person's decisions, undo. Alone knows SQLite.
