### The life of a message, a case or a delivery.

trace-title = Trace
trace-of-message = One message’s life
trace-of-case = One case’s life
trace-of-delivery = One delivery’s life
trace-seem = What the words seem to say.
