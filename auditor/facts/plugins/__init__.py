"""What plug-ins of script hosts have to do with the phonebook."""
