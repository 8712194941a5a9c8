"""The taint engine: where the data of a source ends, with a path that can be followed.

`find.find_flows` is the front door. Below code it needs nothing; above it, `facts` joins
sources and sinks to what they mean for the audit.
"""
