### The page without a line.

offline-title = No line to the desk
offline-told = This device is offline, or the server can’t be reached. What you wrote is kept on the server as a draft; words that you sent leave without you.
offline-again = Try again
