# Spanish.
[negator]
no, nunca, jamás, sin, nadie, nada, ningún, ninguna, ni, tampoco
[more]
muy, tan, súper, realmente, totalmente, completamente, absolutamente, demasiado, bastante
[less]
un poco, algo
[but]
pero, sin embargo, aunque, salvo, lástima
[positive 2.5]
excelente*, genial*, perfect*, increíble*, fantástic*, maravillos*, estupend*, encanta, encantó, encantado, encantada, mejor, mejores
amo, espectacular*, de diez, impecable*, crack, cracks, felicidades
[positive 1.8]
bueno, buena, buenísim*, bien, rápido, rápida, amable*, simpátic*, útil, contento, contenta, feliz, gracias, recomiendo, satisfech*
agradecid*, agradable*, eficaz, eficiente*, gusta, gustó, bonito, bonita, atent*
[neutral 1]
buenos días, buenas tardes, buenas noches, buen día, bueno pues, está bien
[negative 3]
pésim*, horrible*, terrible*, vergüenza, vergonzos*, estafa, estafador*, ladrones, robo, basura, mierda, asco, asquer*, peor, peores
inaceptable*, lamentable*, inútil*, incompetent*, desastre, fraude, sinvergüenza*, odio, una broma, tomadura de pelo, nunca más
[negative 1.8]
mal, malo, mala, malísim*, decepcion*, problema, problemas, fallo, fallos, falla, fallas, error, errores, lento, lenta, caro, cara
roto, rota, defectuos*, enfad*, molest*, triste, retraso, retrasado, queja, quejas, harto, harta, perdid*, cancelad*, difícil
no funciona, maleducad*, averia, avería, imposible, estresad*
[complaint 2.2 + negative 0.8]
no funciona, no me funciona, no funcionan, no va, no sirve, no carga, no abre, no tengo internet, sin internet, sin señal, sin luz
sin servicio, sin conexión, se cae, se corta, se ha caído, está caído, avería, llevo <num> días, llevo <num> horas, llevo <num> semanas
llevo esperando, llevo una semana, sigo esperando, sigo sin, estoy esperando, desde hace, hace <num> días, hace <num> semanas, hace días
hace semanas, desde ayer, todavía no, aún no, no ha llegado, no llegó, no me ha llegado, no he recibido, nunca llegó, no vino
no apareció, me han cobrado, me cobraron, cobro doble, cobrado dos veces, cobraron dos veces, cobrado de más, devolución, devuélvanme
reembolso, devolver el dinero, mi dinero, nadie responde, nadie contesta, no responden, no contestan, sin respuesta, me colgaron
llegó roto, llegó tarde, otra vez, producto defectuoso, no puedo entrar, no puedo acceder, no me deja, vuelo cancelado, mal servicio
[fixed 2.5]
ya funciona, ya va, ya está, ya está solucionado, solucionado, resuelto, ya está resuelto, arreglado, ya llegó, ya me llegó, todo bien
ya quedó, funciona de nuevo
[thanks 2.5 + action -1.2]
gracias, muchas gracias, mil gracias, muchísimas gracias, se agradece, agradecido, agradecida
[politeness 1]
gracias de antemano, por favor, porfa, porfavor
[query 2 + ask 1]
pueden, podrían, puede, podría, puedo, puedes, me pueden, cómo, cuándo, cuánto, cuánta, dónde, por qué, qué, cuál, cuáles, hay alguna
hay algún, tienen, tenéis, alguien sabe, saben si, sabéis, una pregunta, una duda, una consulta, quisiera saber, quería saber, es posible
hasta cuándo, a qué hora, quién
[action 1.6]
ayuda, ayúdenme, necesito ayuda, me ayudan, necesito, quiero cancelar, cancelar mi, quiero que, respondan, contesten, llámenme
solucionen, arreglen, devuélvanme, devolvedme, quiero mi dinero, me pueden, podrían, pueden, hagan algo, estoy esperando, sigo esperando
quisiera, contáctenme
[idle 1.8]
nunca más, no lo recomiendo, no recomiendo, como siempre, típico, huyan, no contraten, vaya chiste, en fin
[opinion 1.5]
creo que, pienso que, en mi opinión, me parece, deberían, deberíais, como siempre, típico
[praise 2.5]
buen servicio, excelente servicio, gran servicio, excelente atención, buena atención, gran trabajo, buen trabajo, los mejores, sois los mejores
son los mejores, muy contento con, muy contenta con, lo recomiendo, recomiendo mucho, felicidades, enhorabuena, me encanta, muy amables
sigan así, seguid así, un diez, muy satisfecho, muy satisfecha
[lead 3]
cuánto cuesta, qué precio, precio de, cuánto vale, cuánto sale, quiero contratar, contratar, hacerme cliente, tienen cobertura
hay cobertura, hacen envíos, envían a, presupuesto, cotización, tarifas, planes, me interesa, estoy interesado, estoy interesada, quiero comprar
busco un, busco una, busco proveedor, cambiar de compañía, cambiarme a, ofertas, disponible en
[rival_negative 2 + switch 3]
harto de <rival>, harta de <rival>, dejar <rival>, salir de <rival>, irme de <rival>, cambiarme de <rival>, estoy con <rival>, vengo de <rival>
[us_negative 2 + complaint 1.2]
me voy a <rival>, me paso a <rival>, me cambio a <rival>, me cambio de compañía, me voy a la competencia
[press 3.5 + action 1.5]
periodista, redacción, reportero, reportera, para un artículo, para un reportaje, gabinete de prensa, prensa, entrevista, declaraciones
[legal_claim 3 + negative 1.5 + action 1.5 + severity 3]
abogado, abogada, demanda, demandar, denunciar, denuncia, tribunal, tribunales, juicio, acciones legales, juzgado, burofax, indemnización
[regulator 3.2 + negative 1.5 + action 1.5 + severity 3]
profeco, facua, ocu, oficina del consumidor, consumo, hoja de reclamaciones, defensor del pueblo, indecopi, sernac, aepd
[severity 2]
llevo <num> días, llevo <num> semanas, hace semanas, bebé, hospital, discapacitad*, hackeado, hackeada, todo el barrio, teletrabajo
hace <num> días, hace <num> semanas, hace <num> meses, hace días, hace meses, llevo meses, llevo semanas, llevo días
llevamos días, llevamos semanas, <num> horas sin, sin luz, sin agua, sin agua caliente, sin calefacción, sin gas
embarazada, silla de ruedas, adulto mayor, adultos mayores, anciana, anciano, mi mamá, mi madre, mi abuela
mi abuelo, mi padre, recién nacido, medicamentos, medicinas, medicación, enfermo, enferma, cáncer, quimioterapia
cirugía, operación, varado, varados, varada, tirados en el aeropuerto, tirado en el aeropuerto, en la calle
desalojo, embargo, deudas, cobradores, vaciaron mi cuenta, me vaciaron, cuenta vacía, robaron, robado, robada
me estafaron, estafado, estafada, suplantación, robo de identidad, filtración de datos, clonaron, toda la colonia
todo el edificio, toda la ciudad, toda la zona, funeral, velorio, entierro, no puedo trabajar, perdí mi trabajo
discriminación, racista, racismo, acoso, ciego, sorda, sordo, autista, madre soltera, inundación, inundado
[severity 3.5]
incendio, en llamas, humo, chispas, explotó, electrocutado, descarga eléctrica, huele a gas, fuga de gas
olor a quemado, herido, herida, lesionado, sangrando, inconsciente, ambulancia, hospitalizado, hospitalizada
intoxicado, intoxicada, intoxicación, alergia, reacción alérgica, insulina, oxígeno, diálisis, marcapasos
respirador, abuso sexual, acosador, vidrio en, vidrios en
[self_harm 4 + negative 3 + action 2 + severity 4]
suicidarme, suicidio, me quiero morir, quiero morir, quiero morirme, matarme, quitarme la vida, acabar con mi vida
no quiero vivir, hacerme daño, cortarme las venas
tirarme de un, tirarme de la, tirarme por la ventana, tirarme al metro, tirarme al tren, suicid*
no quiero seguir viviendo, no quiero existir, no quiero estar viva, no quiero estar vivo, no me quiero vivir
no me quiero seguir viviendo, no me quiero existir, no me quiero estar viva, no me quiero estar vivo, no kiero vivir
no kiero seguir viviendo, no kiero existir, no kiero estar viva, no kiero estar vivo, no quiero despertar más
no quiero estar aquí más, no quiero seguir en este mundo, no quiero seguir con vida, sin ganas de vivir
ganas de vivir no, no tengo ganas de vivir, perdí las ganas de vivir, no tengo motivos para vivir
no vale la pena vivir, la vida no vale, mi vida no vale, mi vida no tiene sentido, la vida no tiene sentido
harto de vivir, harta de vivir, cansado de vivir, cansada de vivir, cansada de la vida, cansado de la vida
quisiera morir, quisiera morirme, quisiera estar muerto, quisiera estar muerta, ganas de morir, ganas de morirme
deseo morir, quiero estar muerto, quiero estar muerta, quiero desaparecer, quiero dejar de existir
quiero dormir y no despertar, ojalá me muera, ojalá me muriera, ojalá me muriese, ojalá no despierte
no despertar más, no despertar nunca, prefiero morir, prefiero morirme, prefiero estar muerto, prefiero estar muerta
mejor muerto, mejor muerta, mejor sin mí, nadie me va a extrañar, nadie me echaría de menos, nadie me extrañaría
ser una carga, soy una carga, me voy a matar, me voy a ahorcar, me voy a colgar, me voy a tirar, me voy a lanzar
me voy a pegar un tiro, me voy a cortar las venas, me voy a quitar la vida, me voy a aventar, me voy a morir
me quiero matar, me quiero ahorcar, me quiero colgar, me quiero tirar, me quiero lanzar, me quiero pegar un tiro
me quiero cortar las venas, me quiero quitar la vida, me quiero aventar, me kiero matar, ahorcarme, colgarme
tirarme del, tirarme desde, lanzarme del, lanzarme por, lanzarme desde, aventarme de, aventarme del, aventarme al
aventarme por, aventarme desde, arrojarme de, arrojarme del, arrojarme al, arrojarme por, arrojarme desde
saltar del puente, saltar desde un puente, saltar por la ventana, saltar al vacío, saltar de la azotea
saltar al metro, al tren y ya, a las vías, en las vías, pegarme un tiro, darme un tiro, cortarme las muñecas
cortarme los brazos, me corto los brazos, me corté las venas, autolesion*, lastimarme, dejar de vivir
tomado un frasco pastillas, tomado una caja pastillas, tomado un blíster pastillas, tomado muchas pastillas
tomado veinte pastillas, tomé un frasco pastillas, tomé una caja pastillas, tomé un blíster pastillas
tomé muchas pastillas, tomé veinte pastillas, tomarme un frasco pastillas, tomarme una caja pastillas
tomarme un blíster pastillas, tomarme muchas pastillas, tomarme veinte pastillas, tragado un frasco pastillas
tragado una caja pastillas, tragado un blíster pastillas, tragado muchas pastillas, tragado veinte pastillas
tomado un frasco de, tomado una caja de, tomado un blíster de, tomé un frasco de, tomé una caja de
tomé un blíster de, tomarme un frasco de, tomarme una caja de, tomarme un blíster de, todas las pastillas
todas mis pastillas, un frasco de pastillas, caja de pastillas, bote de pastillas, sobredosis de pastillas
terminar con mi vida, terminar con todo esto hoy, fin a mi vida, acabar con mi existencia
acabar con este sufrimiento, acabar con mi sufrimiento, acabar con todo hoy, acabar con todo esta noche
acabar con todo de una vez y morir, quitarse la vida, se quiere matar, se quiere quitar la vida
atentar contra mi vida, mi último mensaje, último mensaje antes, carta de despedida, despedirme de todos
me despido de todos, adiós a todos, adiós mundo cruel, cuando esté muerto, cuando esté muerta, no veo salida
no le veo salida, no veo otra salida, única salida es la muerte, me quiero ir de este mundo, irme de este mundo
no aguanto más esta vida, no puedo más con mi vida, no puedo más con la vida, no puedo más con esta vida
no puedo seguir viviendo, para qué vivir, para qué seguir viviendo, no llego a mañana, no pasaré de esta noche
[self_harm 2]
sobredosis, acabar con todo, terminar con todo, antidepresivos, no aguanto más vivir, ya no puedo con todo
somníferos
[self_harm 1.3]
sin esperanza, no hay esperanza, me odio, odio mi vida, sola en el mundo, solo en el mundo, depresión, deprimida
deprimido, desesperada, desesperado, mis pastillas, morir, adiós, despedida
[threat_to_life 4 + negative 3 + action 2 + severity 4]
voy a matar, los voy a matar, te voy a matar, os voy a matar, peligro de muerte, fuga de gas, huele a gas, incendio
infarto, no respira, amenaza de muerte, monóxido
se tragó una pila, se tragó una moneda, se tragó una batería, se va a morir mi, se va a morir una, se va a morir un
hombre me persigue, con oxígeno, su oxígeno, mi oxígeno, el oxígeno, olor a gas, olor a quemado, olor a humo
olor a chamuscado, huele a quemado, huele a humo, huele a chamuscado, olía a gas, olía a quemado, olía a humo
olía a chamuscado, apesta a gas, apesta a quemado, apesta a humo, apesta a chamuscado, hiede a gas, hiede a quemado
hiede a humo, hiede a chamuscado, olor mucho a gas, olor fuerte a gas, olor muy fuerte a gas, huele mucho a gas
huele fuerte a gas, huele muy fuerte a gas, escape de gas, fugas de gas, pérdida de gas, el gas se escapa
se escapa gas, se escapa el gas, sale gas, explosión de gas, se quema mi casa, se quema mi cocina, se quema la casa
se quema la cocina, se quema nuestra casa, se quema nuestra cocina, se quemando mi casa, se quemando mi cocina
se quemando la casa, se quemando la cocina, se quemando nuestra casa, se quemando nuestra cocina
se incendiando mi casa, se incendiando mi cocina, se incendiando la casa, se incendiando la cocina
se incendiando nuestra casa, se incendiando nuestra cocina, se quema mi departamento, se quema mi edificio
se quema mi piso, se quema el departamento, se quema el edificio, se quema el piso, se quemando mi departamento
se quemando mi edificio, se quemando mi piso, se quemando el departamento, se quemando el edificio
se quemando el piso, se incendiando mi departamento, se incendiando mi edificio, se incendiando mi piso
se incendiando el departamento, se incendiando el edificio, se incendiando el piso, prendió fuego, se incendia
en llamas, hay llamas, salen llamas, con llamas, hay fuego, hay un fuego, fuego en mi, fuego en la, fuego en el
fuego en casa, prender fuego, prenderle fuego, le prendo fuego, pegar fuego, batería explotó, batería ha explotado
batería ardiendo, celular explotó, celular ha explotado, celular ardiendo, móvil explotó, móvil ha explotado
móvil ardiendo, cargador explotó, cargador ha explotado, cargador ardiendo, router explotó, router ha explotado
router ardiendo, sale mucho humo, sale humo, saliendo mucho humo, saliendo humo, salía mucho humo, salía humo
echa mucho humo, echa humo, echando mucho humo, echando humo, hay mucho humo, hay humo, sacando mucho humo
sacando humo, tira mucho humo, tira humo, humo negro, humo por todas, humo saliendo, lleno de humo, saltan chispas
salen chispas, saca chispas, echa chispas el, echando chispas el, chispazo*, me dio una descarga
me dio un corrientazo, me dio un calambrazo, me dio un toque eléctrico, me dio la corriente, me ha dado una descarga
me ha dado un corrientazo, me ha dado un calambrazo, me ha dado un toque eléctrico, me ha dado la corriente
descarga eléctrica, electrocut*, cable pelado, cables pelados, cables sueltos, cable caído, cables caídos
cable de alta tensión, poste caído, cortocircuito, corto circuito, enchufe quemado, enchufe derretido, enchufe echa
no puedo respirar, no puede respirar, no podía respirar, dejó de respirar, no está respirando, le cuesta respirar
me cuesta respirar, se está ahogando, se está asfixiando, se está desangrando, se está muriendo, se ahoga
se asfixia, paro cardíaco, ataque al corazón, derrame cerebral, un ictus, dolor en el pecho, está inconsciente
estaba inconsciente, quedó inconsciente, encontré inconsciente, perdió el conocimiento, pierde el conocimiento
perdido el conocimiento, se desmayó, desmayad*, no despierta, no reacciona mi, convulsion*, sangra mucho
sangrando mucho, mucha sangre, lleno de sangre, reacción alérgica grave, shock anafiláctico, choque anafiláctico
anafilaxia, sin insulina, no tengo insulina, insulina se, coma diabético, concentrador de oxígeno, tanque de oxígeno
máquina de oxígeno, equipo de oxígeno, balón de oxígeno, bombona de oxígeno, cilindro de oxígeno, necesita oxígeno
depende de oxígeno, depende de concentrador, depende del oxígeno, depende del concentrador, sin oxígeno
apagón y oxígeno, sin luz y oxígeno, oxígeno y sin luz, oxígeno se acaba, oxígeno sin luz, respirador
ventilador mecánico, electrodependiente*, diálisis en casa, soporte vital, en terapia intensiva
en cuidados intensivos, en la uci, entre la vida y la muerte, vida o muerte, riesgo de vida, peligra la vida
peligra mi vida, vida corre peligro, vida en peligro, vidas en peligro, llamar a la ambulancia
llamar una ambulancia, llamar a los bomberos, llamar al 911, llamé a la ambulancia, llamé una ambulancia
llamé a los bomberos, llamé al 911, llamamos a la ambulancia, llamamos una ambulancia, llamamos a los bomberos
llamamos al 911, llamado a la ambulancia, llamado una ambulancia, llamado a los bomberos, llamado al 911
llamen a la ambulancia, llamen una ambulancia, llamen a los bomberos, llamen al 911, necesito una ambulancia
necesito la ambulancia, necesitamos una ambulancia, necesitamos la ambulancia, manden una ambulancia
manden la ambulancia, envíen una ambulancia, envíen la ambulancia, esperando una ambulancia, esperando la ambulancia
no puedo llamar a emergencias, no puedo llamar al 112, no puedo llamar a la policía
no puedo llamar a nadie para pedir ayuda, no puedo llamar al 061, no se puede llamar a emergencias
no se puede llamar al 112, no podemos llamar a emergencias, no podemos llamar al 112
no pudimos llamar a emergencias, no pudimos llamar al 112, no pude llamar a emergencias, no pude llamar al 112
911 no funciona, 911 no contesta, 911 no entra, 911 no responde, 112 no funciona, 112 no contesta, 112 no entra
112 no responde, llamen a la policía, llamen a emergencias, llegó la ambulancia, en ambulancia, manden ayuda
envíen ayuda, manden a la policía, envíen a la policía, ayuda se muere, se muere si, va a morir alguien
alguien va a morir, va a haber muertos, puede morir, van a morir, morir sin, vidrios en la comida, vidrios en el
vidrios en mi, vidrio en la comida, cristales en la comida, frenos fallaron, frenos no funcionan
frenos no responden, frenos no frenan, conductor borracho, conductor ebrio, conductor bebido, conductor dormido
chofer borracho, chofer ebrio, chofer dormido, intoxicad* con, envenenad*, envenenar, se ahogó, ahogándose
niño en peligro, niña en peligro, atrapad* en el ascensor, atrapad* en el elevador, atrapad* en un ascensor
atrapad* en un elevador, atrapad* en su ascensor, atrapad* en su elevador, encerrad* en el ascensor
encerrad* en el elevador, encerrad* en un ascensor, encerrad* en un elevador, encerrad* en su ascensor
encerrad* en su elevador, atorad* en el ascensor, atorad* en el elevador, atorad* en un ascensor
atorad* en un elevador, atorad* en su ascensor, atorad* en su elevador, atrapad* en el edificio
atrapad* en un edificio, encerrad* en el edificio, encerrad* en un edificio, niño se quedó atrapad* en
niño se quedó encerrad* en, niño atrapad* en, niño encerrad* en, niña se quedó atrapad* en
niña se quedó encerrad* en, niña atrapad* en, niña encerrad* en, bebé se quedó atrapad* en
bebé se quedó encerrad* en, bebé atrapad* en, bebé encerrad* en, hijo se quedó atrapad* en
hijo se quedó encerrad* en, hijo atrapad* en, hijo encerrad* en, hija se quedó atrapad* en
hija se quedó encerrad* en, hija atrapad* en, hija encerrad* en, secuestrado, secuestrada, secuestraron
me tienen encerrada, me tienen encerrado, me tienen retenida, me tienen retenido, de rehén, tomar rehenes
contra mi voluntad, voy a matarlo, voy a matarla, vamos a matar, vamos a matarlo, vamos a matarla, van a matar
van a matarlo, van a matarla, va a matar, va a matarlo, va a matarla, prenderles fuego, quemarlos vivos, matarlos
matarte, mataros, te mato, te rajo, los mato, los voy a quemar, os mato, le voy a disparar, le voy a clavar
le voy a meter un tiro, le voy a pegar un tiro, matar a todos, matar a alguien, matar al repartidor
matar al conductor, matar a mi ex, matar a mi mujer, matar a mi familia, matar a sus empleados, me quiere matar
me quieren matar, intentó matarme, amenaz* de muerte, amenazó con matar*, me amenazó con, están muertos
estás muerto, te vas a morir, os vais a morir, poner una bomba, puse una bomba, pusieron una bomba
colocar una bomba, hay una bomba, puesto una bomba, pongo una bomba, poniendo una bomba, amenaza de bomba
aviso de bomba, bomba en su, bomba en la oficina, bomba en la estación, bomba en el, bomba en la tienda
bomba en vuestra, volar la oficina, volar el edificio, volar por los aires, quemar la oficina, quemar su oficina
quemar sus oficinas, quemar el local, quemar la tienda, quemar la sucursal, quemar vuestra, quemar todo el local
les quemo la, les quemo el, con un cuchillo, con un machete, con un arma, con un bate, con un martillo
con una pistola, con una navaja, con una escopeta, con cuchillo en, con pistola en, con machete en, saco la pistola
sacó un cuchillo, sacó una pistola, sacó una navaja, sacó un arma, un tiro en la, un tiro en tu, un tiro en su
a tiros, pegar tiros, balazo*, puñalad*, apuñal*, acuchillar, acuchilló, acuchillado, acuchillada, degoll*
hombre armado, ácido en la cara, cortar el cuello, sé dónde vives, sé dónde viven, sé dónde vivís, sé dónde trabajas
sé dónde trabajan, sabemos dónde vives, los espero afuera, te espero a la salida, los espero a la salida
correrá sangre, va a correr sangre, mi ex me sigue, mi ex me acosa, mi ex me persigue, mi ex sabe dónde
mi ex me puso, mi ex puso, mi ex tiene mi dirección, mi ex está afuera, mi ex me amenaza, mi ex me rastrea
puso un gps en, puso un rastreador en, puso un localizador en, puso un airtag en, pusieron un gps en
pusieron un rastreador en, pusieron un localizador en, pusieron un airtag en, puesto un gps en
puesto un rastreador en, puesto un localizador en, puesto un airtag en, metió un gps en, metió un rastreador en
metió un localizador en, metió un airtag en, mi dirección a mi ex, me está siguiendo, me viene siguiendo
me están siguiendo, me acosa un, marido me pega, marido me golpea, marido me maltrata, me pega mi marido
me pega mi pareja, me pega mi novio, me pega mi esposo, me golpea mi marido, me golpea mi pareja, me golpea mi novio
me golpea mi esposo, mi marido me amenaza, mi pareja me pega, mi pareja me golpea, mi pareja me maltrata
mi pareja me amenaza, mi esposo me pega, mi esposo me golpea, mi esposo me maltrata, mi esposo me amenaza
mi novio me pega, mi novio me golpea, mi novio me maltrata, mi novio me amenaza, mi ex me pega, mi ex me golpea
mi ex me maltrata, violencia de género, violencia doméstica, orden de alejamiento, maltratador, me violó
me violaron, violación sexual, agresión sexual, abuso sexual, están entrando a mi, están entrando a robar
hay alguien en mi casa, entraron a mi casa, no me deja bajar, no me deja salir del, no me dejaba bajar
cerró los seguros, desvió la ruta, hijo desaparecido, hijo desaparecida, hijo desapareció, hija desaparecido
hija desaparecida, hija desapareció, niño desaparecido, niño desaparecida, niño desapareció, niña desaparecido
niña desaparecida, niña desapareció
[threat_to_life 2]
ambulancia, bomberos, balacera, tiroteo, explosivos, inconsciente, emergencias, oxígeno, diálisis, insulina, llamas
arde, asfixia, sobredosis, rehén, navaja, machete, apagón médico, paramédicos, intoxicación, electrodependencia
[threat_to_life 1.7]
humo, fuego, chispas, acosador, quemado, quemó, explotó, explosión, sangrando, sangra, cuchillo, pistola, arma
amenaza, amenazó, amenazan, rastreador, diabético, diabética, marcapasos, ahogando, desmayo, veneno, olor fuerte
[threat_to_life 1.3]
sangre, tengo miedo, miedo por, grita
[figurative 4 + neutral 1]
agua oxigenada, oxígeno puro película, oxígeno activo, un balón de oxígeno, muero de risa, muero de hambre
muero de sed, muero de calor, muerto de risa, muerto de hambre, muerto de sed, muerto de calor, muerta de risa
muerta de hambre, muerta de sed, muerta de calor, morir de risa, morir de hambre, morir de sed, morir de calor
morirme de risa, morirme de hambre, morirme de sed, morirme de calor, me muero por, me muero de ganas
me quiero morir de risa, me quiero morir de vergüenza, me quiero morir de amor, me quiero morir de ternura
quiero morir de risa, quiero morir de vergüenza, quiero morir de amor, quiero morir de ternura
quiero morirme de risa, quiero morirme de vergüenza, quiero morirme de ternura, me quiero morir jaja
me quiero morir jajaja, me quiero morir jajajaja, me quiero morir que hermoso, me quiero morir qué lindo
me quiero morir qué vergüenza, muero jaja, muero jajaja, muero jajajaja, para morirse, de muerte lenta
de muerte súbita, a muerte con, amigo a muerte, duelo a muerte, punto muerto, batería muerta, batería muerto
batería está muerta, batería está muerto, línea muerta, línea muerto, línea está muerta, línea está muerto
teléfono muerta, teléfono muerto, teléfono está muerta, teléfono está muerto, pila muerta, pila muerto
pila está muerta, pila está muerto, final de infarto, precio de infarto, precios de infarto, cuerpo de infarto
cuerpazo de infarto, ofertas de infarto, curvas de infarto, partido de infarto, vistas de infarto, de infarto
casi me da un infarto, casi me da un ataque al corazón, casi me da un patatús, casi me da un algo
casi me da un ataque, casi me da el infarto, casi me da el ataque al corazón, casi me da el patatús
casi me da el algo, casi me da el ataque, me va a dar un infarto, me va a dar un ataque al corazón, me da un infarto
me da un ataque al corazón, me dio un infarto, me dio un ataque al corazón, me iba a dar un infarto
me iba a dar un ataque al corazón, infarto al ver, infarto cuando vi, pre infarto, matar el tiempo, matar el rato
matar el hambre, matar el gusanillo, matar la sed, matar dos pájaros, matar zombies, matar zombis, matar al jefe
matar al boss, matar al dragón, me mata de risa, me mata de la risa, me mata de amor, me mata de ternura
me matas de risa, me matas de la risa, me matas de amor, me matas de ternura, me matan de risa, me matan de la risa
me matan de amor, me matan de ternura, me va a matar de risa, me va a matar de la risa, me va a matar de amor
me va a matar de hambre, me vas a matar de risa, me vas a matar de la risa, me vas a matar de amor
me vas a matar de hambre, me van a matar de risa, me van a matar de la risa, me van a matar de amor
me van a matar de hambre, va a matar de risa, va a matar de la risa, va a matar de amor, va a matar de hambre
vas a matar de risa, vas a matar de la risa, vas a matar de amor, vas a matar de hambre, mi mamá me va a matar
mi mamá me mata, mi madre me va a matar, mi madre me mata, mi vieja me va a matar, mi vieja me mata
mi mujer me va a matar, mi mujer me mata, mi esposa me va a matar, mi esposa me mata, mi jefe me va a matar
mi jefe me mata, mi novia me va a matar, mi novia me mata, mi papá me va a matar, mi papá me mata
calor me va a matar, suspenso me va a matar, espera me va a matar, estrés me va a matar, hambre me va a matar
tráfico me va a matar, ansiedad me va a matar, intriga me va a matar, me va a matar el calor
me va a matar la espera, me va a matar mi mamá, me va a matar mi madre, me va a matar mi mujer
me va a matar mi jefe, me va a matar la ansiedad, me va a matar la intriga, quiero matarme de la risa
matarme de risa, matarme de la risa, matarme de hambre, matarme de trabajar, matarme trabajando, matarme a trabajar
matarme estudiando, matar a bill, matar o morir película, un ruiseñor, escuadrón suicida, misión suicida
gol suicida, jugada suicida, suicidio político, suicidio comercial, suicidio económico, suicidio profesional
suicidio social, suicidio financiero, suicide squad, prevención del suicidio, bomba de agua, bomba de calor
bomba de gasolina, bomba de riego, bomba de insulina, bomba de humo, bomba de jabón, bomba de baño
bomba de la alberca, bomba de chocolate, bomba de presión, bomba de la piscina, bombas de agua, bombas de calor
bombas de gasolina, pasarla bomba, pasarlo bomba, pasándola bomba, la pasamos bomba, es una bomba, es la bomba
noticia bomba, bomba informativa, bomba sexual, bomba atómica, bomba de la temporada, bomba periodística
caer como una bomba, cayó como una bomba, la bomba del agua, la bomba del verano, la bomba del mercado
bomba estéreo, fuegos artificiales, free fire, fire tv, a fuego lento, alto el fuego, armas de fuego videojuego
prueba de fuego, fuego lento, fuego medio, fuego bajo, fuego artificial, fuego valyrio, jugar con fuego
jugando con fuego, hay fuego entre, hay fuego en la pista, en llamas película, en llamas los juegos
en llamas la película, juegos del hambre, equipo en llamas, estadio en llamas, mercado en llamas, pista en llamas
redes en llamas, seguro de incendio, seguro de incendios, seguro contra incendio, seguro contra incendios
alarma de incendio, alarma de incendios, alarma contra incendio, alarma contra incendios, detector de incendio
detector de incendios, detector contra incendio, detector contra incendios, puerta de incendio, puerta de incendios
puerta contra incendio, puerta contra incendios, simulacro de incendio, simulacro de incendios
simulacro contra incendio, simulacro contra incendios, detector de humo, detectores de humo, alarma de humo
cortina de humo, ahumado, humo blanco, vende humo, venden humo, vendehumo*, vendehúmos, echando humo de
echando humo por las orejas, echando humo con, echa humo de, echa humo por las orejas, echo humo, echa chispas
estoy que echo chispas, que echo chispas, sacar chispas, saltan chispas entre, chispas de chocolate, chispas de amor
vendiendo humo, explotó de risa, explotó el mercado, explotó la cabeza, explotó internet, me explotó la cabeza
explotó todo, explotó mi cabeza, quemado del trabajo, quemado del sol, quemado del estrés, quemado de trabajo
quemado de sol, quemado de estrés, quemado en el trabajo, quemado en el sol, quemado en el estrés
quemada del trabajo, quemada del sol, quemada del estrés, quemada de trabajo, quemada de sol, quemada de estrés
quemada en el trabajo, quemada en el sol, quemada en el estrés, explosión de sabor, explosión de sabores
explosión de color, explosión de alegría, explosión demográfica, arma secreta, arma de doble, arma de seducción
pistola de agua, pistola de silicona, pistola de masaje, pistola de pegamento, pistola de calor, pistola de juguete
pistolas de agua, pistolas de silicona, pistolas de masaje, pistolas de pegamento, pistolas de calor
pistolas de juguete, cuchillo de cocina, cuchillo cebollero, cuchillo jamonero, cuchillo de pan, cuchillos de cocina
juego de cuchillos, a sangre fría, sangre de toro, sangre de campeón, ley de la selva, atrapado en un contrato
atrapado en el tráfico, atrapado en su, atrapado en este contrato, atrapado en el menú, atrapado en un bucle
atrapado en la permanencia, acabar con todo este, acabar con todo el, acabar con todo esto del, acabar con todo lo
acabar con todo el stock, terminar con todo este, terminar con todo el, ya no quiero vivir aquí
ya no quiero vivir en este barrio, ya no quiero vivir en esta ciudad, ya no quiero vivir sin internet
ya no quiero vivir sin wifi, no quiero vivir sin internet, no quiero vivir sin wifi, no quiero vivir aquí
no quiero vivir en este barrio, no quiero vivir en un mundo sin, no quiero vivir sin netflix
ganas de matarme de risa, ganas de matarme estudiando, secuestro de datos, secuestro de información
secuestro de sim, secuestro de carbono, nos tienen de rehén, rehenes de su, rehenes de la, rehenes de este
rehenes de una, rehén de su, rehén de la, rehén de este, rehén de una, rehén de un contrato, violento juego
violento videojuego, videojuego violento, juego violento, película violenta, salir volando, volar el dron
sin frenos película, sin frenos y a lo loco, tiroteo arbitral, tiroteo en la película, disparos a puerta
disparos al arco, disparos a portería, disparos al palo, lluvia de disparos, en el juego, precios explotaron
precios por las nubes, estás muerto para mí, están muertos para mí, muertos vivientes, muerto viviente
día de muertos, día de los muertos, pan de muerto, zona muerta, ángulo muerto, zonas muertas
[urgent 2]
urgente, urgentemente, urge, inmediatamente, ya mismo, lo antes posible, cuanto antes, ahora mismo, emergencia, hoy mismo
de inmediato, inmediato, ya por favor, rápido por favor, por favor rápido, apúrense, dense prisa, deprisa
en una hora, en <num> minutos, en <num> horas, en media hora, antes de mañana, para mañana, para hoy, esta noche
mañana temprano, mañana por la mañana, mi vuelo sale, mi vuelo es, en el aeropuerto, estoy en la puerta, embarque
estoy varado, me quedé afuera, en la calle, sin perder tiempo, con urgencia, muy urgente, es urgente, urge ayuda
ayuda urgente, urgentísimo, no puede esperar, no puedo esperar más, cada minuto cuenta, vence hoy, último día
en este momento, en estos momentos, lo más pronto posible, lo más rápido posible, asap, al instante
[urgent 0.9]
hoy, mañana, ahora, ahorita, pronto, rápido, rápidamente, esta mañana, esta tarde
[sarcasm 2 + negative 2 + complaint 0.8]
gracias por nada, qué bien otra, genial otra, bravo, muy bonito, menudo servicio, vaya servicio, qué maravilla de
[spam 3 + action -1.5]
gana dinero, ganar dinero, haz clic, haga clic, click aquí, clic aquí, has ganado, sígueme, préstamos rápidos, ingresos pasivos, trabaja desde casa
[scam 3.5 + severity 2]
verifique su cuenta, verifica tu cuenta, su cuenta será, confirme sus datos, soporte oficial, cuenta suspendida
[language 1]
el, la, los, las, es, y, no, que, de, mi, mis, un, una, por, para, con, se, lo, me, en, del, está, este, esta, pero, muy, hola, gracias, desde
tengo, llevo, su, son, ya, ustedes, cuando, qué, cómo
