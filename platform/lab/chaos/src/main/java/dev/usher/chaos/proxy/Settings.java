package dev.usher.chaos.proxy;

/** The current toxics of a proxy, shared by its threads. */
final class Settings {

    private Toxics toServer = Toxics.NONE;
    private Toxics toClient = Toxics.NONE;
    private boolean over;
    private long harms;

    synchronized Toxics of(FlowDirection direction) {
        return direction == FlowDirection.TO_SERVER ? toServer : toClient;
    }

    synchronized boolean down() {
        return toServer.down() || toClient.down();
    }

    synchronized void set(FlowDirection direction, Toxics wanted) {
        if (direction == FlowDirection.TO_SERVER) {
            toServer = wanted;
        } else {
            toClient = wanted;
        }
        notifyAll();
    }

    /** Releases all threads that wait for the end of a black hole. */
    synchronized void end() {
        over = true;
        notifyAll();
    }

    synchronized void awaitPassable(FlowDirection direction) throws InterruptedException {
        if (!over && of(direction).blackHole()) {
            harmed();
        }
        while (!over && of(direction).blackHole()) {
            wait();
        }
    }

    /** Counts a disturbance of data or of a connection. */
    synchronized void harmed() {
        harms++;
    }

    synchronized long harms() {
        return harms;
    }
}
