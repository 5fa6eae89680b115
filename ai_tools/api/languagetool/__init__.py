"""The protocol of LanguageTool clients: editors that have one get our corrections by setting an address.

SahiEnglish is compatible with LanguageTool clients; it is not affiliated with LanguageTool.
"""
