"""What the ends of data are: addresses, other apps, stores, looks that hand on nothing."""
