export const id = 631;
export const ids = [631];
export const modules = {

/***/ 87631:
/***/ ((__unused_webpack_module, exports) => {

// dockerode can reach an engine over ssh with this package, which brings native code that a committed
// bundle cannot hold. Engines over ssh are reached through the docker client's own `docker context` instead.
exports.K = class Client {
  constructor() {
    throw new Error('an engine at an ssh:// address is not supported: forward its socket and set DOCKER_HOST to it');
  }
};


/***/ })

};
