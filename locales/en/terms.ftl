# (in work)
