"""The step inspector: a rule's own source, line by line, with the numbers of one recorded step put into it."""
