// Notes that people pinned to steps.
const noteCards = () => [];
