// Patterns and formats are part of what the model says of values; they stand apart so that the runtime can have them alone.
@_exported public import TwinValues
