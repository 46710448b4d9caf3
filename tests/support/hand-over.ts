/** The table of the test server in which a file of tests leaves schemas, emptied, for the next. */
export const handOver = 'handed_over.schema'
