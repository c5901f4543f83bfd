export { confirmDelivery } from './deliver.ts';
export { cancelOrder, dispatchShipment } from './dispatch.ts';
export { recountSurplus, settleShortage, settleSurplus } from './settle.ts';
