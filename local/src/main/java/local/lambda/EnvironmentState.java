package local.lambda;

/** Where an execution environment is in its life. */
public enum EnvironmentState {
    STARTING,
    IDLE,
    BUSY,
    ENDING
}
