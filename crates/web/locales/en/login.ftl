### The way in.

login-title = Log in
login-where = Log in to Commonground
login-name = Login
login-password = Password
login-enter = Log in
login-demo = This is the demo
login-demo-told = Log in as one of them. Nothing here leaves this machine.
login-expired = This form was too old, or your browser keeps no cookies. Try again.
login-wrong = This login and password don’t belong together.
login-too-often = Too many attempts with this login or from this address. Wait { $wait }.
