// Most tests of the program as it is run wait for it, not for the processor: one more than there are cores of it is run at once.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]
