"""Pages for people: server-rendered, readable without a script, asking nothing of the net."""
