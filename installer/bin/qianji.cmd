@rem The command line by its usual name: put this folder on the PATH.
@"%~dp0..\qianji-cli.exe" %*
