### Der Weg einer Nachricht, eines Falls oder einer Zustellung.

trace-title = Weg
trace-of-message = Der Weg einer Nachricht
trace-of-case = Der Weg eines Falls
trace-of-delivery = Der Weg einer Zustellung
trace-seem = Was die Worte zu sagen scheinen.
